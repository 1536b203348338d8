import * as vscode from 'vscode';
import { Commands, PROFILE_ITEM } from '../ids';
import type { AwsAccess } from './awsAccess';
import { findProgram } from './findProgram';
import { pickProfile } from './pickProfile';
import { isTrailNode } from './trailNode';
import { tellProblem } from './tellProblem';
import { getTrails } from './trailSettings';

/**
 * The active profile: in the status bar while there are trails, with a picker, and signing in. Only the profile's name is
 * known here, and only until the window closes.
 */
export function registerProfile(aws: AwsAccess, onDidChangeTrails: vscode.Event<void>): vscode.Disposable {
  const item = vscode.window.createStatusBarItem(PROFILE_ITEM, vscode.StatusBarAlignment.Left, 0);
  item.name = 'CloudTrail Lens: AWS Profile';
  item.command = Commands.selectProfile;
  const update = (): void => {
    if (getTrails().trails.length === 0) {
      item.hide();
      return;
    }
    const name = aws.profile ?? process.env['AWS_PROFILE'];
    item.text = `$(cloud) AWS: ${name ?? 'default'}`;
    item.tooltip = `${name === undefined ? 'The default credentials read' : `Profile ${name} reads`} trails that name no profile of their own. Click to choose another one.`;
    item.show();
  };
  update();

  const logIn = async (node?: unknown): Promise<void> => {
    const trail = isTrailNode(node) && node.kind === 'notice' ? node.parent?.trail : undefined;
    const name = trail?.profile ?? aws.profile ?? process.env['AWS_PROFILE'];
    const picked =
      name === undefined ? await pickProfile(aws, 'Log In', { label: 'default', description: '' }) : { name };
    if (picked === undefined) {
      return;
    }
    const profile = picked.name ?? 'default';
    const program = await findProgram(process.platform === 'win32' ? 'aws.exe' : 'aws', process.env);
    const command = await aws.getSignInCommand(profile);
    if (program === undefined) {
      void tellMissing(command);
      return;
    }
    // Not by way of a shell, which would read a profile's name as more than a name.
    const terminal = vscode.window.createTerminal({
      name: `AWS sign-in: ${profile}`,
      shellPath: program,
      shellArgs: [...command],
      isTransient: true,
    });
    terminal.show();
    const closing = vscode.window.onDidCloseTerminal((closed) => {
      if (closed === terminal) {
        closing.dispose();
        aws.reset();
      }
    });
  };

  return vscode.Disposable.from(
    item,
    aws.onDidChange(update),
    onDidChangeTrails(update),
    vscode.commands.registerCommand(Commands.selectProfile, async (given?: unknown) => {
      try {
        const picked =
          typeof given === 'string'
            ? { name: given }
            : await pickProfile(aws, 'AWS Profile', {
                label: 'Default',
                description: 'environment, default profile, container or instance',
              });
        if (picked !== undefined) {
          aws.setProfile(picked.name);
        }
      } catch (error) {
        void tellProblem(error);
      }
    }),
    vscode.commands.registerCommand(Commands.logIn, logIn),
  );
}

/** Signing in is the AWS CLI's business, which keeps the sign-in where every program of AWS finds it. */
async function tellMissing(command: readonly string[]): Promise<void> {
  const copy = 'Copy Command';
  const answer = await vscode.window.showErrorMessage(
    `The AWS CLI is needed to log in, and there is no program "aws" in the PATH of VS Code. Install the AWS CLI, version 2, and start VS Code anew. Or log in with it elsewhere on this machine, then refresh the trails.`,
    copy,
  );
  if (answer === copy) {
    await vscode.env.clipboard.writeText(['aws', ...command].join(' '));
  }
}
