import * as vscode from 'vscode';
import { AwsProblem } from '../../aws/awsProblem';
import { Commands } from '../ids';

/** Shows what went wrong with the button that helps most; says nothing where a person cancelled. */
export async function tellProblem(error: unknown): Promise<void> {
  if (error instanceof AwsProblem && error.kind === 'cancelled') {
    return;
  }
  const message = error instanceof Error ? error.message : String(error);
  const action = error instanceof AwsProblem ? getAction(error) : undefined;
  if (action === undefined) {
    await vscode.window.showErrorMessage(message);
  } else if ((await vscode.window.showErrorMessage(message, action.title)) === action.title) {
    await vscode.commands.executeCommand(action.command);
  }
}

function getAction({ kind }: AwsProblem): { readonly title: string; readonly command: string } | undefined {
  switch (kind) {
    case 'sign-in-expired':
      return { title: 'Log In', command: Commands.logIn };
    case 'no-credentials':
    case 'access-denied':
      return { title: 'Choose Profile', command: Commands.selectProfile };
    case 'no-bucket':
    case 'wrong-region':
      return { title: 'Edit Settings', command: Commands.editTrails };
    default:
      return undefined;
  }
}
