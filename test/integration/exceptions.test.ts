import assert from 'node:assert/strict';

/*
 * Hooks of the whole run: a promise of our files that nobody waits for and that fails, fails the run. VS Code itself only
 * logs it. What providers throw is in the workbench's log, which test/support/runInVSCode.ts looks through.
 */
const OUR_FILES = /[\\/]dist[\\/](?:extension\.js|chunks|worker\.js)/u;
const thrown: string[] = [];

function note(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (OUR_FILES.test(text)) {
    thrown.push(text);
  }
}

before(() => {
  process.on('unhandledRejection', note);
  process.on('uncaughtExceptionMonitor', note);
});

after('nothing of ours was thrown that nobody caught', () => {
  process.off('unhandledRejection', note);
  process.off('uncaughtExceptionMonitor', note);
  assert.deepEqual(thrown, []);
});
