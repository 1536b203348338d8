import { getRegionName } from '../explain/values/explainRegion';
import type { JsonValue } from '../record/cloudTrailRecord';
import { getService } from '../services/getService';
import type { JsonPath } from '../text/span';

/** What a value means in a few words; undefined where it says it itself, or the explanations of the event do. */
export function getMeaning(path: JsonPath, value: JsonValue): string | undefined {
  const [field] = path;
  if (path.length !== 1) {
    return undefined;
  }
  switch (field) {
    case 'awsRegion':
      return typeof value === 'string' ? getRegionName(value) : undefined;
    case 'eventSource': {
      const name = typeof value === 'string' ? getService(value)?.name : undefined;
      return name === value ? undefined : name;
    }
    case 'readOnly':
      return value === true ? 'only reads' : value === false ? 'changes something' : undefined;
    default:
      return undefined;
  }
}
