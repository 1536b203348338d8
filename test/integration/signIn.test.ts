import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { Commands } from '../../src/host/ids';
import { getLens } from './support/getLens';
import { waitUntil } from './support/waitUntil';

describe('the log-in command', () => {
  const { PATH } = process.env;
  let folder: string;

  before(async () => {
    await getLens();
    folder = mkdtempSync(path.join(os.tmpdir(), 'lens-aws-cli-'));
    process.env['PATH'] = folder;
  });

  after(() => {
    process.env['PATH'] = PATH;
    rmSync(folder, { recursive: true });
  });

  it('runs the AWS CLI itself, with a profile that no shell reads', async () => {
    const program = path.join(folder, process.platform === 'win32' ? 'aws.exe' : 'aws');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    const profile = 'work; touch "$HOME/oops"';
    const trail = { name: 'x', bucket: 'some-bucket', prefix: '', profile };
    await vscode.commands.executeCommand(Commands.logIn, {
      kind: 'notice',
      parent: { kind: 'trail', trail },
      text: '',
      problem: 'sign-in-expired',
    });
    const terminal = await waitUntil('the terminal', () =>
      vscode.window.terminals.find(({ name }) => name === `AWS sign-in: ${profile}`),
    );
    const { shellPath, shellArgs } = terminal.creationOptions as vscode.TerminalOptions;
    terminal.dispose();
    assert.equal(shellPath, program);
    assert.deepEqual(shellArgs, ['sso', 'login', '--profile', profile]);
  });

  it('opens no terminal where the AWS CLI is not installed', async () => {
    rmSync(path.join(folder, process.platform === 'win32' ? 'aws.exe' : 'aws'));
    const before = vscode.window.terminals.length;
    await vscode.commands.executeCommand(Commands.logIn, {
      kind: 'notice',
      parent: { kind: 'trail', trail: { name: 'x', bucket: 'some-bucket', prefix: '', profile: 'missing' } },
      text: '',
      problem: 'sign-in-expired',
    });
    assert.equal(vscode.window.terminals.length, before);
  });

  it('does nothing where the person gives up choosing a profile', async () => {
    const program = path.join(folder, process.platform === 'win32' ? 'aws.exe' : 'aws');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    const { AWS_PROFILE } = process.env;
    delete process.env['AWS_PROFILE'];
    /** Runs a command that asks something, and answers by another one as soon as there is what to answer. */
    const answer = async (command: string, by: string): Promise<void> => {
      let isDone = false;
      const running = vscode.commands.executeCommand(command).then(() => {
        isDone = true;
      });
      await waitUntil('the end of the command', async () => {
        await vscode.commands.executeCommand(by);
        return isDone || undefined;
      });
      await running;
    };
    try {
      // Another test may have chosen a profile: the first one offered is none.
      await answer(Commands.selectProfile, 'workbench.action.acceptSelectedQuickOpenItem');
      const before = vscode.window.terminals.length;
      await answer(Commands.logIn, 'workbench.action.closeQuickOpen');
      assert.equal(vscode.window.terminals.length, before);
    } finally {
      if (AWS_PROFILE !== undefined) {
        process.env['AWS_PROFILE'] = AWS_PROFILE;
      }
    }
  });
});
