import * as vscode from 'vscode';
import { registerFolding } from './registerFolding';
import { registerLinks } from './registerLinks';
import { registerOutline } from './registerOutline';
import type { Services } from '../services';

/** Outline and breadcrumbs, folding, links. */
export function registerReadingAids(services: Services): vscode.Disposable {
  return vscode.Disposable.from(registerOutline(services), registerFolding(), registerLinks(services));
}
