import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Commands, ContextKeys, Settings, Views } from '../../../src/host/ids';
import { repositoryRoot } from '../../support/repositoryRoot';
import { getConditions, getSettings, manifest, manifestText } from './manifest';
import { readSourceFiles } from './sourceFiles';

const PREFIX = 'cloudtrailLens.';
const contributes = manifest.contributes ?? {};

describe('contributions', () => {
  it('have the commands of the code, and no other', () => {
    assertSame(
      Object.values(Commands),
      contributes.commands?.map(({ command }) => command),
    );
  });

  it('have the settings of the code, and no other', () => {
    assertSame(Object.values(Settings), getSettings());
  });

  it('have the views and editors of the code, and no other', () => {
    const views = Object.values(contributes.views ?? {}).flatMap((group) => group.map(({ id }) => id));
    const editors = contributes.customEditors?.map(({ viewType }) => viewType) ?? [];
    assertSame(Object.values(Views), [...views, ...editors]);
  });

  it('name in conditions only what the code sets, and all of it', () => {
    const named = getConditions().flatMap((condition) => condition.match(/cloudtrailLens\.[\w.]+/g) ?? []);
    const ids: readonly string[] = [...Object.values<string>(Views), ...Object.values<string>(Commands)];
    const others = new Set([...ids, ...getSettings()]);
    const keys = named.filter((name) => !others.has(name));
    assertSame(Object.values(ContextKeys), [...new Set(keys)]);
  });

  it('put only their own commands into menus and keys', () => {
    const entries = [...Object.values(contributes.menus ?? {}).flat(), ...(contributes.keybindings ?? [])];
    const commands = new Set<string>(Object.values(Commands));
    const unknown = entries.flatMap(({ command }) =>
      command === undefined || commands.has(command) ? [] : [command],
    );
    assert.deepEqual(unknown, []);
  });

  it('are named through src/host/ids.ts', () => {
    const literal = /['"`]cloudtrailLens\./;
    const files = readSourceFiles(['src', 'webview']).filter(({ text }) => literal.test(text));
    assert.deepEqual(
      files.map(({ name }) => name),
      ['src/host/ids.ts'],
    );
  });

  it('all begin with one prefix', () => {
    const ids = [Commands, Settings, Views, ContextKeys].flatMap((group): readonly string[] =>
      Object.values(group),
    );
    assert.deepEqual(
      ids.filter((id) => !id.startsWith(PREFIX)),
      [],
    );
  });

  it('have a text for every %key%, and no text without one', () => {
    const texts = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.nls.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const keys = [...manifestText.matchAll(/"%([^%"]+)%"/g)].map(([, key = '']) => key);
    assertSame(Object.keys(texts), [...new Set(keys)]);
    assert.deepEqual(
      Object.keys(texts).filter((key) => typeof texts[key] !== 'string' || texts[key] === ''),
      [],
    );
  });

  it('start nothing in a window without logs', () => {
    const broad = ['*', 'onStartupFinished', 'onLanguage:json', 'onLanguage:jsonl', 'onLanguage'];
    const events = manifest.activationEvents ?? [];
    assert.deepEqual(
      events.filter((event) => broad.includes(event) || event.startsWith('workspaceContains:')),
      // One stat of a folder that only we make; with a glob in it VS Code would search the workspace.
      ['workspaceContains:.cloudtrail/queries'],
    );
  });

  it('are checked against the types of the oldest VS Code that is supported', () => {
    const oldest = /^\^(\d+\.\d+)\./.exec(manifest.engines.vscode)?.[1];
    assert.equal(
      manifest.devDependencies['@types/vscode']?.replace(/^~/, '').startsWith(`${oldest ?? 'none'}.`),
      true,
    );
  });
});

function assertSame(inCode: readonly string[], contributed: readonly string[] | undefined): void {
  assert.deepEqual([...inCode].sort(), [...(contributed ?? [])].sort());
}
