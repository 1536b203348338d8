import * as vscode from 'vscode';
import type { AwsAccess } from './awsAccess';

/** A choice of profile; `name` undefined stands for what the environment says. */
export interface PickedProfile {
  readonly name: string | undefined;
}

/** Asks for a profile of the AWS configuration files; undefined where the person gives up. */
export async function pickProfile(
  aws: AwsAccess,
  title: string,
  environment: { readonly label: string; readonly description: string },
): Promise<PickedProfile | undefined> {
  const profiles = await aws.getProfiles();
  const items = [
    { ...environment, iconPath: new vscode.ThemeIcon('terminal'), name: undefined as string | undefined },
    ...profiles.map(({ name, kind, region }) => ({
      label: name,
      description: [kind === 'sso' ? 'IAM Identity Center' : kind, region].filter(Boolean).join(' · '),
      iconPath: new vscode.ThemeIcon('account'),
      name,
    })),
  ];
  return vscode.window.showQuickPick(items, {
    title,
    placeHolder:
      profiles.length === 0
        ? 'There are no profiles in the AWS configuration files; "aws configure" makes one'
        : 'Profile of the AWS configuration files',
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
}
