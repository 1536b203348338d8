import * as vscode from 'vscode';
import type { IntegrityReport } from '../../core/integrity/integrityReport';
import { DELIVERY_MARGIN, type TimeWindow } from '../../core/trails/listRange';
import { parseJump } from '../../core/trails/parseJump';
import { parseTimeWindow } from '../../core/trails/parseTimeWindow';
import type { Trail } from '../../core/trails/trail';
import { parseTrails } from '../../core/trails/trail';
import type { TrailPlace } from '../../core/trails/trailPlace';
import { getPlaceName, parseTrailPlace } from '../../core/trails/trailPlace';
import { getRootPrefixes } from '../../core/trails/getRootPrefixes';
import { Commands, Settings, Views } from '../ids';
import { askForTrail } from './askForTrail';
import { findAccountTrails } from './findAccountTrails';
import { askForJump, findDestination } from './goToDay';
import type { LoadRequest } from './loadTrails';
import { loadTrails } from './loadTrails';
import { toS3Uri } from './s3Uri';
import type { TrailFiles } from './trailFiles';
import type { FolderNode, PlaceNode, TrailNode } from './trailNode';
import { isTrailNode } from './trailNode';
import { addTrail, getTrails, removeTrail } from './trailSettings';
import { tellProblem } from './tellProblem';
import type { TrailTree } from './trailTree';
import { validateTrails, type ValidationParts } from './validateTrails';

/** What the commands of the trails work on. */
export interface TrailParts extends ValidationParts {
  readonly files: TrailFiles;
  readonly tree: TrailTree;
  readonly view: vscode.TreeView<TrailNode>;
}

/** What a command is about. */
interface Chosen {
  readonly requests: readonly LoadRequest[];
  readonly options: { readonly isConfirmed: boolean; readonly window?: TimeWindow };
  /** For a validation: files with public keys. */
  readonly keyFiles: readonly vscode.Uri[];
}

/** The commands of the view. Those that take a trail by name can be called by code. */
export function registerTrailCommands(parts: TrailParts): vscode.Disposable {
  const { aws, files, tree, view } = parts;

  const open = async (node: unknown, command: string): Promise<void> => {
    const uri = toUri(node);
    if (uri !== undefined) {
      await vscode.commands.executeCommand(command, uri);
    }
  };

  const goTo = async (given: unknown, text?: unknown): Promise<void> => {
    const near = isTrailNode(given) ? given : view.selection[0];
    const place = near?.kind === 'place' ? near.place : undefined;
    const asked = typeof text === 'string' ? text : await askForJump(place);
    const trail =
      asked === undefined
        ? undefined
        : ((isTrailNode(near) ? getTrailOf(near) : undefined) ?? (await pickTrail()));
    if (asked === undefined || trail === undefined) {
      return;
    }
    const jump = parseJump(asked, Date.now());
    const destination = await vscode.window.withProgress({ location: { viewId: Views.trails } }, async () =>
      findDestination(await aws.getStore(trail), trail, jump, place, pickName),
    );
    if (destination === undefined) {
      return;
    }
    if (destination.object !== undefined) {
      await open({ kind: 'place', trail, ...destination, isShortcut: false }, Commands.openLog);
      return;
    }
    const shortcut = tree.addShortcut({ trail, place: destination.place });
    await view.reveal(shortcut, { select: true, focus: true, expand: true });
  };

  /** What is to be loaded or validated: what code says, the rows of a menu, or what a person is asked for. */
  const getChosen = async (
    given: unknown,
    selected: unknown,
    askTime: (() => Thenable<string | undefined>) | undefined,
  ): Promise<Chosen | undefined> => {
    const code = parseLoadCall(given);
    const nodes = getFolders(given, selected, view);
    const requests = code?.requests ?? toRequests(nodes.length > 0 ? nodes : await pickTrailNode());
    if (requests.length === 0) {
      return undefined;
    }
    const text = code?.time ?? (await askTime?.());
    if (askTime !== undefined && text === undefined) {
      return undefined;
    }
    const window = text === undefined ? undefined : parseTimeWindow(text, Date.now());
    if (text !== undefined && window === undefined) {
      throw new Error(`"${text}" is no stretch of time.`);
    }
    return {
      requests,
      options: {
        isConfirmed: code?.isConfirmed ?? false,
        ...(window === undefined ? {} : { window }),
      },
      keyFiles: code?.keyFiles ?? [],
    };
  };

  const load = async (
    given: unknown,
    selected: unknown,
    options: { readonly asksTime: boolean },
  ): Promise<readonly vscode.Uri[]> => {
    const chosen = await getChosen(given, selected, options.asksTime ? askForTime : undefined);
    return chosen === undefined ? [] : loadTrails(aws, files, chosen.requests, chosen.options);
  };

  const validate = async (
    given: unknown,
    selected: unknown,
    options: { readonly asksTime: boolean },
  ): Promise<IntegrityReport | undefined> => {
    const chosen = await getChosen(given, selected, options.asksTime ? askForValidatedTime : undefined);
    if (chosen === undefined) {
      return undefined;
    }
    const { isConfirmed, window } = chosen.options;
    return validateTrails(parts, chosen.requests, {
      isConfirmed,
      keyFiles: chosen.keyFiles,
      // Logs with events of a time are delivered up to an hour later.
      ...(window === undefined ? {} : { window: { from: window.from, to: window.to + DELIVERY_MARGIN } }),
    });
  };

  return vscode.Disposable.from(
    register(Commands.addTrail, async (given) => {
      const [code] = parseTrails([given]).trails;
      const asked = code === undefined ? await askForTrail(aws) : { trail: code };
      if (asked !== undefined) {
        const trail = await addTrail(asked.trail);
        if ('key' in asked) {
          await goTo({ kind: 'trail', trail }, asked.key);
        }
      }
    }),
    register(Commands.findTrails, async () => {
      for (const trail of await findAccountTrails(aws)) {
        await addTrail(trail);
      }
    }),
    register(Commands.removeTrail, async (node) => {
      const trail = isTrailNode(node) ? getTrailOf(node) : await pickTrail();
      if (trail !== undefined) {
        await removeTrail(trail);
      }
    }),
    register(Commands.editTrails, () =>
      vscode.commands.executeCommand('workbench.action.openSettings', `@id:${Settings.trails}`),
    ),
    register(Commands.refreshTrails, (node) => {
      const parent = isTrailNode(node) ? getFolder(node) : undefined;
      if (parent === undefined) {
        aws.reset();
      } else {
        tree.refresh(parent);
      }
    }),
    register(Commands.goToDay, goTo),
    register(Commands.removeShortcut, (node) => {
      if (isTrailNode(node) && node.kind === 'place') {
        tree.removeShortcut(node);
      }
    }),
    register(Commands.openTrailFile, (node) => open(node, Commands.openLog)),
    register(Commands.openTrailFileAsText, (node) => open(node, Commands.openAsText)),
    register(Commands.loadMore, async (node) => {
      if (isTrailNode(node) && node.kind === 'more') {
        await vscode.window.withProgress({ location: { viewId: Views.trails } }, () =>
          tree.loadMore(node.parent),
        );
      }
    }),
    register(Commands.loadTrail, (given, selected) => load(given, selected, { asksTime: false })),
    register(Commands.loadTimeRange, (given, selected) => load(given, selected, { asksTime: true })),
    register(Commands.validateTrail, (given, selected) => validate(given, selected, { asksTime: false })),
    register(Commands.validateTimeRange, (given, selected) => validate(given, selected, { asksTime: true })),
    register(Commands.copyS3Uri, async (node) => {
      if (isTrailNode(node) && (node.kind === 'trail' || node.kind === 'place')) {
        const key = node.kind === 'trail' ? node.trail.prefix : node.place.key;
        await vscode.env.clipboard.writeText(`s3://${node.trail.bucket}/${key}`);
      }
    }),
    register(Commands.clearTrailCache, async () => {
      const { files: count } = await files.cache.clear();
      void vscode.window.showInformationMessage(
        `${count === 1 ? '1 downloaded log file or look-up was' : `${count.toLocaleString('en')} downloaded log files and look-ups were`} deleted from this machine. The buckets are untouched.`,
      );
    }),
  );
}

/** A command whose failure is told to the person, and also to the code that called it with arguments of its own. */
function register(command: string, act: (first?: unknown, second?: unknown) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(command, async (first?: unknown, second?: unknown) => {
    try {
      return await act(first, second);
    } catch (error) {
      if (parseLoadCall(first) !== undefined) {
        throw error;
      }
      void tellProblem(error);
      return undefined;
    }
  });
}

/** The folder that a row is or belongs to; undefined for what stands at the top. */
function getFolder(node: TrailNode): FolderNode | undefined {
  switch (node.kind) {
    case 'trail':
    case 'place':
      return node;
    case 'more':
    case 'notice':
      return node.parent;
    default:
      return undefined;
  }
}

function getTrailOf(node: TrailNode): Trail | undefined {
  return getFolder(node)?.trail;
}

function toUri(node: unknown): vscode.Uri | undefined {
  if (!isTrailNode(node) || node.kind !== 'place' || node.object === undefined) {
    return undefined;
  }
  return toS3Uri({ trail: node.trail.name, bucket: node.trail.bucket, object: node.object });
}

/** The rows that a menu was opened on: all selected ones where the row is among them. */
function getFolders(
  given: unknown,
  selected: unknown,
  view: vscode.TreeView<TrailNode>,
): readonly (FolderNode | PlaceNode)[] {
  const nodes =
    Array.isArray(selected) && selected.length > 0 ? selected : isTrailNode(given) ? [given] : view.selection;
  return (nodes as readonly unknown[]).flatMap((node) =>
    isTrailNode(node) && (node.kind === 'trail' || node.kind === 'place') ? [node] : [],
  );
}

/** Places by their trail; a place inside of another one is loaded with it, not twice. */
function toRequests(nodes: readonly FolderNode[]): readonly LoadRequest[] {
  const byTrail = new Map<string, { readonly trail: Trail; readonly places: TrailPlace[] }>();
  for (const node of nodes) {
    const request = byTrail.get(node.trail.name) ?? { trail: node.trail, places: [] };
    request.places.push(
      ...(node.kind === 'trail'
        ? getRootPrefixes(node.trail).slice(0, 1).map(parseTrailPlace)
        : [node.place]),
    );
    byTrail.set(node.trail.name, request);
  }
  return [...byTrail.values()];
}

/** What code passes to load or validate: `{ trail, keys, time?, isConfirmed?, keyFiles? }`. */
function parseLoadCall(given: unknown):
  | {
      readonly requests: readonly LoadRequest[];
      readonly time?: string;
      readonly isConfirmed: boolean;
      readonly keyFiles: readonly vscode.Uri[];
    }
  | undefined {
  if (typeof given !== 'object' || given === null || !('trail' in given) || !('keys' in given)) {
    return undefined;
  }
  const { trail: name, keys } = given;
  const trail = getTrails().trails.find((entry) => entry.name === name);
  if (trail === undefined || !Array.isArray(keys)) {
    throw new Error(`There is no trail named "${String(name)}".`);
  }
  const places = keys.filter((key) => typeof key === 'string').map(parseTrailPlace);
  return {
    requests: [{ trail, places }],
    isConfirmed: 'isConfirmed' in given && given.isConfirmed === true,
    keyFiles:
      'keyFiles' in given && Array.isArray(given.keyFiles)
        ? given.keyFiles.filter((file) => file instanceof vscode.Uri)
        : [],
    ...('time' in given && typeof given.time === 'string' ? { time: given.time } : {}),
  };
}

async function pickTrail(): Promise<Trail | undefined> {
  const { trails } = getTrails();
  if (trails.length <= 1) {
    return trails[0];
  }
  const picked = await vscode.window.showQuickPick(
    trails.map((trail) => ({
      label: trail.name,
      description: `s3://${trail.bucket}/${trail.prefix}`,
      trail,
    })),
    { placeHolder: 'Which trail?' },
  );
  return picked?.trail;
}

async function pickTrailNode(): Promise<readonly FolderNode[]> {
  const trail = await pickTrail();
  return trail === undefined ? [] : [{ kind: 'trail', trail }];
}

function pickName(what: string, names: readonly string[]): Promise<string | undefined> {
  if (names.length === 0) {
    throw new Error(`There is no ${what} here. Name one, or check the trail's prefix.`);
  }
  return names.length === 1
    ? Promise.resolve(names[0])
    : Promise.resolve(
        vscode.window.showQuickPick(names.map(getPlaceName), {
          title: 'Go to Day or File',
          placeHolder: `Which ${what}?`,
        }),
      );
}

function askForTime(): Thenable<string | undefined> {
  return askForWindow(
    'Load a Time Range',
    'Times are UTC unless they end in an offset. Also: 2024-11-18 to 2024-11-19 (whole days), last 6 hours. Files delivered up to an hour later are read too.',
  );
}

function askForValidatedTime(): Thenable<string | undefined> {
  return askForWindow(
    'Validate Log Files of a Time Range',
    'Times are UTC unless they end in an offset. Also: 2024-11-18 to 2024-11-19 (whole days), last 6 hours. Logs delivered up to an hour later are validated too.',
  );
}

function askForWindow(title: string, prompt: string): Thenable<string | undefined> {
  return vscode.window.showInputBox({
    title,
    prompt,
    placeHolder: '2024-11-19 09:00 to 11:30',
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || parseTimeWindow(text, Date.now()) !== undefined
        ? undefined
        : 'A day, two days, two times, or "last 6 hours"',
  });
}
