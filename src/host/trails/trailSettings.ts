import * as vscode from 'vscode';
import type { ParsedTrails, Trail } from '../../core/trails/trail';
import { parseTrails } from '../../core/trails/trail';
import { Settings } from '../ids';

/** The trails of the user's own settings. A workspace's settings are not even looked at: they could name another endpoint. */
export function getTrails(): ParsedTrails {
  return parseTrails(getOwn());
}

/** The trail of a name; undefined where the settings have none. */
export function findTrail(name: string): Trail | undefined {
  return getTrails().trails.find((trail) => trail.name === name);
}

/** Adds a trail; where its name is taken, under that name with a number. Answers with the trail as it was added. */
export async function addTrail(trail: Trail): Promise<Trail> {
  const names = new Set(getTrails().trails.map(({ name }) => name));
  let { name } = trail;
  for (let number = 2; names.has(name); number++) {
    name = `${trail.name} (${String(number)})`;
  }
  const added = { ...trail, name };
  await update([...getEntries(), added]);
  return added;
}

/** Removes a trail from the settings. Nothing happens to the bucket. */
export async function removeTrail(trail: Trail): Promise<void> {
  await update(
    getEntries().filter((entry) => !parseTrails([entry]).trails.some(({ name }) => name === trail.name)),
  );
}

function getOwn(): unknown {
  return vscode.workspace.getConfiguration().inspect(Settings.trails)?.globalValue;
}

/** As they are written, entries that cannot be read included: nothing that a person wrote is lost. */
function getEntries(): readonly unknown[] {
  const own = getOwn();
  return Array.isArray(own) ? own : [];
}

async function update(entries: readonly unknown[]): Promise<void> {
  await vscode.workspace
    .getConfiguration()
    .update(Settings.trails, entries.length === 0 ? undefined : entries, vscode.ConfigurationTarget.Global);
}
