import * as vscode from 'vscode';
import type { FoundTrail, FoundTrails } from '../../aws/aws';
import { getRegionName } from '../../core/explain/values/explainRegion';
import { getRegions } from '../../core/trails/getRegions';
import type { Trail } from '../../core/trails/trail';
import { toTrailPrefix } from '../../core/trails/trail';
import type { AwsAccess } from './awsAccess';
import { withCancel } from './withCancel';

const TITLE = 'Find Trails in This Account';

/** Asks CloudTrail for the trails of the active profile's account, and a person which of them to add. */
export async function findAccountTrails(aws: AwsAccess): Promise<readonly Trail[]> {
  const regions = await askRegions(await aws.getRegion());
  if (regions === undefined) {
    return [];
  }
  const [only = ''] = regions;
  const where = regions.length === 1 ? only : 'these Regions';
  const found = await withCancel('Asking CloudTrail for trails…', (signal, report) =>
    aws.findTrails(regions, {
      signal,
      onProgress: (asked) => {
        report(`${String(asked)} of ${String(regions.length)} Regions`, 100 / regions.length);
      },
    }),
  );
  tellFailed(found.failed);
  if (found.trails.length === 0) {
    void vscode.window.showInformationMessage(
      `CloudTrail names no trail that covers ${where} in this account. Try ${regions.length === 1 ? 'another Region, or ' : ''}the management account of the organization.`,
    );
    return [];
  }
  const picked = await vscode.window.showQuickPick(
    found.trails.map((trail) => ({
      label: trail.name,
      description: `s3://${trail.bucket}/${toTrailPrefix(trail.prefix ?? '')}`,
      detail: describe(trail),
      picked: found.trails.length === 1,
      trail,
    })),
    { title: TITLE, placeHolder: 'Trails to add', canPickMany: true, ignoreFocusOut: true },
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

/** One region, or all of the partition; undefined where the person gives up. */
async function askRegions(own: string): Promise<readonly string[] | undefined> {
  const all = getRegions(own);
  const toItem = (region: string): vscode.QuickPickItem & { readonly regions: readonly string[] } => ({
    label: region,
    description: getRegionName(region) ?? '',
    regions: [region],
  });
  const picked = await vscode.window.showQuickPick(
    [
      toItem(own),
      {
        label: 'All Regions',
        description: `asks ${String(all.length)} of them, those of this partition`,
        regions: all,
      },
      ...all.filter((region) => region !== own).map(toItem),
    ],
    {
      title: TITLE,
      placeHolder: 'Trails of all Regions are found from any Region; a trail of one Region only from there',
      matchOnDescription: true,
      ignoreFocusOut: true,
    },
  );
  return picked?.regions;
}

/** A region that is not enabled knows no key of the account: that is as it should be, and there are no trails. */
function tellFailed(failed: FoundTrails['failed']): void {
  const [first] = failed.filter(({ problem }) => problem.kind !== 'unknown-key');
  if (first !== undefined) {
    const names = failed.map(({ region }) => region).join(', ');
    void vscode.window.showWarningMessage(
      `No answer from ${names}: trails of only these Regions are missing in the list. ${first.region}: ${first.problem.message}`,
    );
  }
}

function describe({ isOrganizationTrail, isMultiRegionTrail, homeRegion }: FoundTrail): string {
  const reach = isMultiRegionTrail ? 'all Regions' : 'one Region';
  const home = homeRegion === undefined ? '' : `, home ${homeRegion}`;
  return `${isOrganizationTrail ? 'of the organization' : 'of the account'}, ${reach}${home}`;
}
