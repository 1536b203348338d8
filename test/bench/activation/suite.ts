import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { SUITE_RESULT_FILE, type SuiteResult } from '../../support/suiteResult';
import { waitUntil } from '../../integration/support/waitUntil';
import { ORDER_FILE, TIMES_FILE, type ActivationTime } from './activationTimes';

/** VS Code's entry to the measurement: activates the extensions one after another, with a log open. */
export async function run(): Promise<void> {
  const failures: { title: string; message: string }[] = [];
  try {
    const order = JSON.parse(readFileSync(path.join(__dirname, ORDER_FILE), 'utf8')) as readonly string[];
    writeFileSync(path.join(__dirname, TIMES_FILE), JSON.stringify(await measure(order)));
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    failures.push({ title: 'activation', message });
  }
  const result: SuiteResult = { passed: 1 - failures.length, failed: failures.length, skipped: 0, failures };
  writeFileSync(path.join(__dirname, SUITE_RESULT_FILE), JSON.stringify(result));
  if (failures.length > 0) {
    throw new Error(failures[0]?.message);
  }
}

async function measure(order: readonly string[]): Promise<readonly ActivationTime[]> {
  // A log that its name does not give away: one by name would activate the extension before the clock runs.
  const record = { eventVersion: '1.08', eventSource: 's3.amazonaws.com', eventName: 'GetObject' };
  const document = await vscode.workspace.openTextDocument({
    language: 'json',
    content: JSON.stringify({ Records: [record] }, null, 2),
  });
  await vscode.window.showTextDocument(document);
  // The window's own start is over by then.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  const times: ActivationTime[] = [];
  for (const id of order) {
    const extension = vscode.extensions.getExtension(id);
    assert.ok(extension, `${id} is installed`);
    assert.equal(extension.isActive, false, `${id} is not active before`);
    const start = performance.now();
    await extension.activate();
    times.push({ extension: id, ms: performance.now() - start });
    assert.equal(extension.isActive, true, `${id} is active after`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
  await waitUntil(
    'The language of the log',
    () => vscode.workspace.textDocuments.some(({ languageId }) => languageId === 'cloudtrail') || undefined,
  );
  return times;
}
