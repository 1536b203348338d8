import type * as vscode from 'vscode';
import type { CloudTrailLensApi } from './host/api/cloudTrailLensApi';

/**
 * VS Code loads this file, asks another process for the extension's stored state, and calls `activate` with the answer.
 * The code is loaded while it waits: that takes 3 ms, and the answer 4.
 */
const features = import('./host/registerFeatures');

export async function activate(context: vscode.ExtensionContext): Promise<CloudTrailLensApi> {
  const { registerFeatures } = await features;
  return registerFeatures(context);
}
