import { toByteSize } from '../../src/core/text/toByteSize';
import type { EventDetails } from '../../src/protocol/details';
import { createElement } from '../element';
import { createJsonText } from './jsonText';

/** The record as JSON, as the log has it but for the line breaks. */
export function createJsonView(details: EventDetails): HTMLElement {
  const view = createElement('div', 'json');
  const note = details.isJsonCut === true ? ', of which the beginning is shown' : '';
  view.append(createElement('p', 'json-size', `${toByteSize(details.byteLength)} in the log${note}`));
  view.append(createJsonText(details.json, 'The record as JSON'));
  return view;
}
