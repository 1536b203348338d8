import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { createWorkspace } from '../support/createWorkspace';
import { openVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { getProblems, getWebview, goToLine, hoverOver, runCommand } from '../support/workbench';

/** Takes the README's pictures in a real VS Code, in a light and a dark theme: `npm run pictures [-- FOLDER]`. */
const THEMES = { light: 'Default Light Modern', dark: 'Default Dark Modern' } as const;

const TOUR = 'workdocs/workdocs-tour_CloudTrail_us-west-2.json';

async function take(theme: keyof typeof THEMES, folder: string): Promise<void> {
  const workspace = await createWorkspace();
  const { page, close } = await openVSCode({
    workspace: workspace.folder,
    vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
    colorTheme: THEMES[theme],
    files: [path.join(workspace.folder, TOUR)],
    viewport: { width: 1440, height: 900 },
    settings: { 'workbench.sideBar.location': 'left', 'editor.minimap.enabled': false },
  });
  const shoot = async (name: string): Promise<void> => {
    const file = path.join(folder, `${name}-${theme}.png`);
    await page.screenshot({ path: file });
    console.log(path.relative(repositoryRoot, file));
  };
  try {
    await page.locator('.statusbar-item', { hasText: 'records' }).waitFor();
    await page.keyboard.press('Control+B');
    await shootHover(page, shoot);
    await getProblems(page);
    await shoot('problems');
    await page.keyboard.press('Control+J');
    await runCommand(page, 'CloudTrail Lens: Open Explorer');
    await getWebview(page).getByRole('treeitem').first().waitFor();
    await page.waitForTimeout(800);
    await shoot('explorer');
  } finally {
    await close();
    await workspace.remove();
  }
}

async function shootHover(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await goToLine(page, 1);
  await hoverOver(page, 'eventName');
  await page.waitForTimeout(300);
  await shoot('hover');
}

async function run(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await take('light', folder);
  await take('dark', folder);
}

run(path.resolve(process.argv[2] ?? path.join(repositoryRoot, 'media'))).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
