import * as vscode from 'vscode';
import { Commands, S3_SCHEME, Settings, Views } from '../ids';
import { LazyFeature } from '../lazy/lazyFeature';
import { LazyTree } from '../lazy/lazyTree';
import { registerLater } from '../lazy/registerLater';
import { registerLocalFiles } from '../localFiles';
import type { Services } from '../services';
import type { Trails, TrailsSetup } from './createTrails';
import type { TrailFiles } from './trailFiles';
import { TrailFileSystem } from './trailFileSystem';
import type { TrailNode } from './trailNode';

const COMMANDS = [
  Commands.addTrail,
  Commands.findTrails,
  Commands.removeTrail,
  Commands.editTrails,
  Commands.refreshTrails,
  Commands.goToDay,
  Commands.removeShortcut,
  Commands.openTrailFile,
  Commands.openTrailFileAsText,
  Commands.loadMore,
  Commands.loadTrail,
  Commands.loadTimeRange,
  Commands.validateTrail,
  Commands.validateTimeRange,
  Commands.copyS3Uri,
  Commands.selectProfile,
  Commands.logIn,
  Commands.clearTrailCache,
  Commands.lookUpEvents,
  Commands.removeLookUp,
];

/** The trails in the side bar, and their files. */
export function registerTrails(
  services: Services,
  parts: Pick<TrailsSetup, 'engine' | 'marks'>,
): vscode.Disposable {
  const trails = new LazyFeature<Trails>(services.output, COMMANDS, async () => {
    const { createTrails } = await import('./createTrails');
    return () => createTrails(services, { ...parts, view });
  });
  const tree = new LazyTree<TrailNode>(async () => (await trails.get()).tree);
  const view: vscode.TreeView<TrailNode> = vscode.window.createTreeView(Views.trails, {
    treeDataProvider: tree,
    canSelectMany: true,
    showCollapseAll: true,
  });
  const getFiles = async (): Promise<TrailFiles> => (await trails.get()).files;
  const files = new TrailFileSystem(getFiles);
  // Whoever has trails sees the active profile, also with the view closed.
  const startWithTrails = (): void => {
    const own = vscode.workspace.getConfiguration().inspect(Settings.trails)?.globalValue;
    if (Array.isArray(own) && own.length > 0) {
      trails.start();
    }
  };
  return vscode.Disposable.from(
    registerLater(() => {
      startWithTrails();
      return vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(Settings.trails)) {
          startWithTrails();
        }
      });
    }),
    trails,
    tree,
    view,
    files,
    registerLocalFiles(S3_SCHEME, async (uri) => (await getFiles()).getFile(uri)),
    vscode.workspace.registerFileSystemProvider(S3_SCHEME, files, {
      isReadonly: true,
      isCaseSensitive: true,
    }),
  );
}
