import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CloudTrailLensApi } from '../../../src/host/api/cloudTrailLensApi';

export const EXTENSION = 'cloudtrail-lens.cloudtrail-lens';

/** The API of the extension under test, activated where it is not yet. */
export async function getLens(): Promise<CloudTrailLensApi> {
  const extension = vscode.extensions.getExtension<CloudTrailLensApi>(EXTENSION);
  assert.ok(extension, `${EXTENSION} is not there`);
  return extension.activate();
}
