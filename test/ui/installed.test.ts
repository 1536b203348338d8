import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createWorkspace, type Workspace } from '../support/createWorkspace';
import { openVSCode, type OpenedVSCode } from '../support/openVSCode';
import { repositoryRoot } from '../support/repositoryRoot';
import { getTab, openFile, runCommand } from '../support/workbench';

describe('the installed package', function () {
  this.timeout(300_000);
  let workspace: Workspace;
  let code: OpenedVSCode;

  before(async () => {
    workspace = await createWorkspace();
    const log = path.join(
      workspace.folder,
      '111122223333_CloudTrail_us-west-2_20250311T1405Z_installedTest000.json',
    );
    await writeFile(log, '{"Records":[\n{"eventVersion":"1.08","eventName":"GetDocument"}\n]}\n');
    await writeFile(path.join(workspace.folder, 'plain.json'), '{"a":1}\n');
    code = await openVSCode({
      workspace: workspace.folder,
      vsix: path.join(repositoryRoot, 'cloudtrail-lens.vsix'),
      files: [log],
    });
  });

  after(async () => {
    await code.close();
    workspace.remove();
  });

  it('gives a log by its name the language CloudTrail Log', async () => {
    const language = code.page.locator('.statusbar-item[id="status.editor.mode"]');
    await language.filter({ hasText: 'CloudTrail' }).waitFor();
    assert.match((await language.textContent()) ?? '', /CloudTrail/);
  });

  it('leaves other JSON files alone', async () => {
    await openFile(code.page, path.join(workspace.folder, 'plain.json'));
    await getTab(code.page, 'plain.json').waitFor();
    const language = code.page.locator('.statusbar-item[id="status.editor.mode"]');
    await language.filter({ hasText: 'JSON' }).waitFor();
  });

  it('offers its commands in the palette', async () => {
    await runCommand(code.page, 'CloudTrail Lens: Open Explorer');
  });
});
