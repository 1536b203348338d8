import assert from 'node:assert/strict';
import path from 'node:path';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { getTab, goToLine, openFile, runCommand } from '../support/workbench';

const TOUR = 'workdocs/workdocs-tour_CloudTrail_us-west-2.json';
const ONE_LINE = 'workdocs/444455556666_CloudTrail_eu-west-1_20180612T1015Z_V2mKp9XsQd4TgB7r.json';

describe('marks of a log in the page', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      files: [path.join(workspace.folder, TOUR)],
    });
  });

  after(async () => {
    await code.close();
    workspace.remove();
  });

  /** The lines that show a lock, each with the address of its picture. */
  async function getLocks(): Promise<readonly { readonly line: string; readonly picture: string }[]> {
    // A string, because it runs in the page: the tests' own types know no document.
    return code.page.evaluate(`
      [...document.querySelectorAll('.editor-group-container.active .view-line')].flatMap((line) =>
        [...line.querySelectorAll('span')].flatMap((span) => {
          const [, picture] = /url\\("([^"]*lock-[^"]*)"\\)/.exec(getComputedStyle(span, '::after').content) ?? [];
          return picture === undefined ? [] : [{ line: line.textContent.replaceAll('\\u00a0', ' ').trim(), picture }];
        }),
      )`);
  }

  it('counts redacted values and records in the status bar', async () => {
    const item = code.page.locator(
      '.statusbar-item[id="cloudtrail-lens.cloudtrail-lens.cloudtrailLens.status"]',
    );
    await item.filter({ hasText: '23 records' }).waitFor();
    assert.match((await item.textContent()) ?? '', /^\s*14\s+23 records\s*$/);
    const label = await item.locator('a').getAttribute('aria-label');
    assert.equal(
      label,
      'CloudTrail log: 14 redacted values in this log, 23 records read, every byte accounted for',
    );
  });

  it('shows a lock after each redacted value, with its picture', async () => {
    await goToLine(code.page, 90);
    await code.page.locator('.view-line', { hasText: 'uploadUrl' }).waitFor();
    // A decoration comes a moment after the text.
    await code.page.waitForFunction(
      `[...document.querySelectorAll('.view-line span')].some((span) =>
        getComputedStyle(span, '::after').content.includes('lock-'))`,
    );
    const locks = await getLocks();
    const lines = await code.page.locator('.editor-group-container.active .view-line').allTextContents();
    const redacted = lines
      .map((line) => line.replaceAll('\u00a0', ' ').trim())
      .filter((line) => /"(?:\*\*-redacted-\*\*|HIDDEN_DUE_TO_SECURITY_REASONS)"/.test(line));
    assert.ok(
      redacted.some((line) => line.startsWith('"uploadUrl"')),
      redacted.join('\n'),
    );
    assert.deepEqual([...new Set(locks.map(({ line }) => line))].sort(), [...new Set(redacted)].sort());
    assert.equal(locks.length, redacted.length);
    const [{ picture } = { picture: '' }] = locks;
    const size = await code.page.evaluate(`(async () => {
      const image = new Image();
      image.src = ${JSON.stringify(picture)};
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    })()`);
    assert.deepEqual(size, [12, 12]);
  });

  it('offers the readable text of a one-line log in one click', async () => {
    await openFile(code.page, path.join(workspace.folder, ONE_LINE));
    const lens = code.page.locator('.editor-group-container.active .codelens-decoration a', {
      hasText: 'Show Readable Text',
    });
    await lens.click();
    await getTab(code.page, path.basename(ONE_LINE)).nth(1).waitFor();
    await code.page.locator('.view-line', { hasText: /^\s*"Records":\s*\[$/ }).waitFor();
  });

  it('says that a file holds no record, and why', async () => {
    await openFile(code.page, path.join(workspace.folder, 'shapes', 'digest.json'));
    await runCommand(code.page, 'CloudTrail Lens: Treat as CloudTrail Log');
    const notice = code.page.locator('.notification-list-item-message', {
      hasText: 'No CloudTrail record was found in this file.',
    });
    await notice.first().waitFor();
    assert.match((await notice.first().textContent()) ?? '', /digest/i);
  });
});
