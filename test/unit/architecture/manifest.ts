import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repositoryRoot } from '../../support/repositoryRoot';

/** What of package.json the tests read; each part may be absent. */
export interface Manifest {
  readonly main: string;
  readonly engines: { readonly vscode: string };
  readonly activationEvents?: readonly string[];
  readonly contributes?: {
    readonly commands?: readonly { readonly command: string }[];
    readonly configuration?: Configuration | readonly Configuration[];
    readonly views?: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly customEditors?: readonly { readonly viewType: string }[];
    readonly keybindings?: readonly { readonly command: string }[];
    readonly menus?: Readonly<Record<string, readonly { readonly command?: string }[]>>;
  };
  readonly devDependencies: Readonly<Record<string, string>>;
}

interface Configuration {
  readonly properties?: Readonly<Record<string, unknown>>;
}

export const manifestText: string = readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8');
export const manifest = JSON.parse(manifestText) as Manifest;

/** Names of the settings, in the order of package.json. */
export function getSettings(): readonly string[] {
  const configuration = manifest.contributes?.configuration ?? [];
  const sections = Array.isArray(configuration)
    ? (configuration as readonly Configuration[])
    : [configuration as Configuration];
  return sections.flatMap(({ properties }) => Object.keys(properties ?? {}));
}

/** Every `when` and `enablement` of the contributions. */
export function getConditions(): readonly string[] {
  const conditions: string[] = [];
  JSON.parse(manifestText, (key: string, value: unknown) => {
    if ((key === 'when' || key === 'enablement') && typeof value === 'string') {
      conditions.push(value);
    }
    return value;
  });
  return conditions;
}
