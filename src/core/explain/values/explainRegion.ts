import type { Explanation } from '../explanation';
import { toCode } from './toCode';

/** Region codes and their places (AWS regional endpoints tables, 2025). */
const REGIONS: ReadonlyMap<string, string> = new Map([
  ['us-east-1', 'US East (N. Virginia)'],
  ['us-east-2', 'US East (Ohio)'],
  ['us-west-1', 'US West (N. California)'],
  ['us-west-2', 'US West (Oregon)'],
  ['af-south-1', 'Africa (Cape Town)'],
  ['ap-east-1', 'Asia Pacific (Hong Kong)'],
  ['ap-east-2', 'Asia Pacific (Taipei)'],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)'],
  ['ap-northeast-2', 'Asia Pacific (Seoul)'],
  ['ap-northeast-3', 'Asia Pacific (Osaka)'],
  ['ap-south-1', 'Asia Pacific (Mumbai)'],
  ['ap-south-2', 'Asia Pacific (Hyderabad)'],
  ['ap-southeast-1', 'Asia Pacific (Singapore)'],
  ['ap-southeast-2', 'Asia Pacific (Sydney)'],
  ['ap-southeast-3', 'Asia Pacific (Jakarta)'],
  ['ap-southeast-4', 'Asia Pacific (Melbourne)'],
  ['ap-southeast-5', 'Asia Pacific (Malaysia)'],
  ['ap-southeast-6', 'Asia Pacific (New Zealand)'],
  ['ap-southeast-7', 'Asia Pacific (Thailand)'],
  ['ca-central-1', 'Canada (Central)'],
  ['ca-west-1', 'Canada West (Calgary)'],
  ['cn-north-1', 'China (Beijing)'],
  ['cn-northwest-1', 'China (Ningxia)'],
  ['eu-central-1', 'Europe (Frankfurt)'],
  ['eu-central-2', 'Europe (Zurich)'],
  ['eu-north-1', 'Europe (Stockholm)'],
  ['eu-south-1', 'Europe (Milan)'],
  ['eu-south-2', 'Europe (Spain)'],
  ['eu-west-1', 'Europe (Ireland)'],
  ['eu-west-2', 'Europe (London)'],
  ['eu-west-3', 'Europe (Paris)'],
  ['eusc-de-east-1', 'European Sovereign Cloud (Germany)'],
  ['il-central-1', 'Israel (Tel Aviv)'],
  ['me-central-1', 'Middle East (UAE)'],
  ['me-south-1', 'Middle East (Bahrain)'],
  ['mx-central-1', 'Mexico (Central)'],
  ['sa-east-1', 'South America (São Paulo)'],
  ['us-gov-east-1', 'AWS GovCloud (US-East)'],
  ['us-gov-west-1', 'AWS GovCloud (US-West)'],
  ['us-iso-east-1', 'US ISO East (Top Secret)'],
  ['us-iso-west-1', 'US ISO West (Top Secret)'],
  ['us-isob-east-1', 'US ISOB East (Secret)'],
  ['us-isob-west-1', 'US ISOB West (Secret)'],
  ['us-isof-east-1', 'US ISOF East'],
  ['us-isof-south-1', 'US ISOF South'],
  ['eu-isoe-west-1', 'EU ISOE West'],
]);

const FORM =
  /^[a-z]{2,4}(?:-(?:gov|iso[a-z]?|[a-z]{2}))?-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d{1,2}$/;

/** The codes of the regions that have a name here, of all partitions. */
export function getRegionCodes(): readonly string[] {
  return [...REGIONS.keys()];
}

/** The place that a region code stands for; undefined where the code is not in the table. */
export function getRegionName(code: string): string | undefined {
  return REGIONS.get(code);
}

/** A region code as a place; undefined where the text has not even a region code's form. */
export function explainRegion(code: string): Explanation | undefined {
  const name = REGIONS.get(code);
  if (name === undefined) {
    return code.length <= 32 && FORM.test(code)
      ? {
          title: ['Region'],
          body: [[toCode(code), ' has the form of a Region code, but is not in our table.']],
        }
      : undefined;
  }
  return {
    title: ['Region'],
    body: [
      [toCode(code), ` is ${name}.`],
      ...(code === 'us-east-1'
        ? [
            [
              'Global services such as IAM, STS and CloudFront write their events here, wherever the caller was.',
            ],
          ]
        : []),
    ],
  };
}
