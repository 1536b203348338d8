import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** Where browsers of the Chromium family stand when they are not on the PATH. */
function getUsualPlaces(environment: NodeJS.ProcessEnv): readonly string[] {
  if (process.platform === 'darwin') {
    const applications = ['/Applications', path.join(environment['HOME'] ?? '/', 'Applications')];
    const names = ['Chromium', 'Google Chrome', 'Microsoft Edge'];
    return applications.flatMap((folder) =>
      names.map((name) => path.join(folder, `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(
      (name) => environment[name] ?? [],
    );
    const programs = [
      'Chromium/Application/chrome.exe',
      'Google/Chrome/Application/chrome.exe',
      'Microsoft/Edge/Application/msedge.exe',
    ];
    return folders.flatMap((folder) => programs.map((program) => path.join(folder, program)));
  }
  return ['/usr/bin/chromium', '/snap/bin/chromium', '/usr/lib/chromium/chromium'];
}

/**
 * The path of a browser of the Chromium family; undefined where there is none.
 * @throws when the environment variable CHROMIUM names something that cannot be run: a wrong choice is not replaced
 * by another browser in silence.
 */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const chosen = environment['CHROMIUM'];
  if (chosen !== undefined && chosen !== '') {
    if (!isProgram(chosen)) {
      throw new Error(
        `The environment variable CHROMIUM names ${chosen}, which is not a program that can be run.`,
      );
    }
    return chosen;
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((folder) => folder !== '');
  const onPath = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)));
  return [...onPath, ...getUsualPlaces(environment)].find(isProgram);
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}
