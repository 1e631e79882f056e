// What micro-frontends get when they import @tanstack/react-router (see vite/shared-modules.ts). Whatever stands here is
// in the first load of every page; the rest of the library is not. The shell owns the one router.
export {
  createRoute,
  getRouteApi,
  Link,
  lazyRouteComponent,
  Navigate,
  notFound,
  Outlet,
  redirect,
  retainSearchParams,
  stripSearchParams,
  useBlocker,
  useLocation,
  useNavigate,
  useParams,
  useRouter,
  useRouterState,
  useSearch,
} from '@tanstack/react-router'
