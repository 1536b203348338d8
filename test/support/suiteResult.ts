/** What a test run inside VS Code reports, as JSON beside the suite's bundle. */
export interface SuiteResult {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly failures: readonly { readonly title: string; readonly message: string }[];
}

/** Name of the file, in the folder of the suite's bundle. */
export const SUITE_RESULT_FILE = 'result.json';

/**
 * Put before every line that the extension host's console prints while the suite runs. The page's console also holds
 * the workbench's own complaints (look-ups of a gallery, missing native modules), which say nothing about the tests.
 */
export const SUITE_LINE_MARK = '[suite] ';
