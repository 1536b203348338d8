import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { createWorkspace } from '../support/createWorkspace';
import { openVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { startSampleTrail } from '../support/s3Emulator/startSampleTrail';
import { getProblems, getWebview, goToLine, hoverOver, openFile, runCommand } from '../support/workbench';

/** Takes the README's pictures in a real VS Code, in a light and a dark theme: `npm run pictures [-- FOLDER]`. */
const THEMES = { light: 'Default Light Modern', dark: 'Default Dark Modern' } as const;

/** Compressed, so it opens in the explorer. */
const ARCHIVE = 'workdocs/111122223333_CloudTrail_us-west-2_20250424T1725Z_Zk3vD8sWq1MfHc6P.json.gz';

const TOUR = 'workdocs/workdocs-tour_CloudTrail_us-west-2.json';

async function take(theme: keyof typeof THEMES, folder: string): Promise<void> {
  const workspace = await createWorkspace();
  const sample = await startSampleTrail();
  const code = await openVSCode({
    workspace: workspace.folder,
    env: sample.env,
    machineSettings: { 'cloudtrailLens.trails': [sample.trail] },
    vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
    colorTheme: THEMES[theme],
    files: [path.join(workspace.folder, TOUR)],
    viewport: { width: 1440, height: 900 },
    settings: { 'workbench.sideBar.location': 'left', 'editor.minimap.enabled': false },
  });
  const { page } = code;
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
    await openFile(page, path.join(workspace.folder, ARCHIVE));
    await shootExplorer(page, shoot);
    await shootTrails(page, shoot);
    await page.keyboard.press('Control+B');
    await shootQuery(page, shoot);
  } finally {
    await code.close();
    await sample.stop();
    workspace.remove();
  }
}

/** An event of the archive with its details beside the tree. */
async function shootExplorer(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  const rows = getWebview(page).getByRole('treeitem');
  await rows.first().waitFor();
  await rows.nth(1).click();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(400);
  }
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1500);
  await shoot('explorer');
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

const QUERY = 'CloudTrail Lens: New SQL Query';

const TRAIL_PATH = [
  'Sample organization',
  'o-exampleorg1',
  '111122223333',
  'CloudTrail',
  'us-east-1',
  '2024',
  '2024-11',
  '2024-11-19',
];

/** A query about the log that was opened last, with its answer and a chart beside it. */
async function shootQuery(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await runCommand(page, QUERY);
  await page.locator('.editor-actions .action-label[aria-label^="Run SQL Statement"]').waitFor();
  await page.locator('.view-line', { hasText: 'FROM cloudtrail_logs' }).click();
  await page.keyboard.press('Control+Enter');
  await page.locator('.codelens-decoration', { hasText: /rows? in/ }).waitFor();
  await getWebview(page).getByRole('row').nth(1).waitFor();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1500);
  await shoot('query');
}

/** The tree of the sample organization, opened down to the files of a day. */
async function shootTrails(page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await runCommand(page, 'View: Close All Editors');
  await page.keyboard.press('Control+B');
  await page.locator('.activitybar a.action-label[aria-label="CloudTrail"]').click();
  const getRow = (label: string): Locator =>
    page.locator('.pane-body .monaco-list-row', { hasText: label }).first();
  for (const label of TRAIL_PATH) {
    await getRow(label).waitFor();
    await getRow(label).click();
  }
  const file = getRow('10:15 UTC');
  await file.waitFor();
  await file.click();
  await getWebview(page).getByRole('treeitem').first().waitFor();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1500);
  await shoot('trails');
}
