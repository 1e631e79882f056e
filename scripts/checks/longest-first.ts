import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The files that take longest, by far: tables of crashes start a process a row, and the gallery opens a page a view.
 * Vitest knows nothing of that in a new checkout, and goes by the size of the file, which is small for a table.
 */
export const LONGEST: readonly string[] = [
  'platform/test/crash-points.integration.test.ts',
  'packages/ui/gallery/accessibility.integration.test.ts',
  'platform/test/service-calls.integration.test.ts',
  'packages/ui/gallery/keyboard.integration.test.ts',
  'shell/test/integrity.integration.test.ts',
  'backend-stubs/group/src/create-group-crash.integration.test.ts',
  'platform/test/separate-services.integration.test.ts',
  'packages/embedded-postgres/src/start.integration.test.ts',
]

/** Vitest's order, but for the longest files, which begin first: then the end of a run waits for none of them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = LONGEST.findIndex(name => moduleId.endsWith(name))
      return found < 0 ? LONGEST.length : found
    }
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other))
  }
}
