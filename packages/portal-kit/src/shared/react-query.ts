// What micro-frontends get when they import @tanstack/react-query (see vite/shared-modules.ts). Whatever stands here is
// in the first load of every page; the rest of the library is not. The shell owns the one QueryClient.
export {
  hashKey,
  infiniteQueryOptions,
  keepPreviousData,
  mutationOptions,
  queryOptions,
  skipToken,
  useInfiniteQuery,
  useIsFetching,
  useMutation,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
