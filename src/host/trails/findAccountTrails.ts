import * as vscode from 'vscode';
import type { FoundTrail } from '../../aws/aws';
import { isRegionName } from '../../core/trails/awsNames';
import type { Trail } from '../../core/trails/trail';
import { toTrailPrefix } from '../../core/trails/trail';
import type { AwsAccess } from './awsAccess';

/** Asks CloudTrail for the trails of the active profile's account, and a person which of them to add. */
export async function findAccountTrails(aws: AwsAccess): Promise<readonly Trail[]> {
  const region = await vscode.window.showInputBox({
    title: 'Find Trails in This Account',
    prompt:
      'Region to ask. Trails of all regions are found from any of theirs; a trail of one region only from there.',
    value: await aws.getRegion(),
    ignoreFocusOut: true,
    validateInput: (text) => (isRegionName(text.trim()) ? undefined : 'A region such as eu-central-1'),
  });
  if (region === undefined) {
    return [];
  }
  const found = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Asking CloudTrail for trails…',
      cancellable: true,
    },
    (_, token) => {
      const controller = new AbortController();
      token.onCancellationRequested(() => controller.abort());
      return aws.findTrails(region.trim(), controller.signal);
    },
  );
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      `CloudTrail names no trail that covers ${region.trim()} in this account. Try another region, or the management account of the organization.`,
    );
    return [];
  }
  const picked = await vscode.window.showQuickPick(
    found.map((trail) => ({
      label: trail.name,
      description: `s3://${trail.bucket}/${toTrailPrefix(trail.prefix ?? '')}`,
      detail: describe(trail),
      picked: found.length === 1,
      trail,
    })),
    { title: 'Find Trails in This Account', placeHolder: 'Trails to add', canPickMany: true },
  );
  return (picked ?? []).map(({ trail }) => ({
    name: trail.name,
    bucket: trail.bucket,
    prefix: toTrailPrefix(trail.prefix ?? ''),
    // The bucket may be in another region than the trail; S3 tells, but only within a partition, which this one gives.
    ...(trail.homeRegion === undefined ? {} : { region: trail.homeRegion }),
    ...(aws.profile === undefined ? {} : { profile: aws.profile }),
  }));
}

function describe({ isOrganizationTrail, isMultiRegionTrail, homeRegion }: FoundTrail): string {
  const reach = isMultiRegionTrail ? 'all regions' : 'one region';
  const home = homeRegion === undefined ? '' : `, home ${homeRegion}`;
  return `${isOrganizationTrail ? 'of the organization' : 'of the account'}, ${reach}${home}`;
}
