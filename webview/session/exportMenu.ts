import type { EventRef } from '../../src/core/grouping/sourceLog';
import type { ExportFormat, ExportScope } from '../../src/protocol/output';
import type { MenuItem } from '../menu/openMenu';
import { openMenu } from '../menu/openMenu';
import type { MarkStore } from './markStore';
import { toNumberText } from '../texts';

const FORMATS: readonly { readonly format: ExportFormat; readonly label: string; readonly detail: string }[] =
  [
    { format: 'json', label: 'JSON', detail: 'original records' },
    { format: 'jsonl', label: 'JSON Lines', detail: 'one record a line' },
    { format: 'csv', label: 'CSV', detail: 'one event a row' },
    { format: 'markdown', label: 'Markdown', detail: 'for a report' },
  ];

/** Asks which events, then in which form. */
export function openExportMenu(
  anchor: HTMLElement,
  state: { readonly matched: number; readonly marks: MarkStore; readonly selected: EventRef | undefined },
  onExport: (format: ExportFormat, scope: ExportScope) => void,
): void {
  const askFormat = (scope: ExportScope): void => {
    openMenu(
      anchor,
      'Export as',
      FORMATS.map(({ format, label, detail }) => ({
        label,
        detail,
        run: () => {
          onExport(format, scope);
        },
      })),
    );
  };
  const { matched, marks, selected } = state;
  const toItem = (label: string, count: number, scope: ExportScope): MenuItem => ({
    label,
    detail: toNumberText(count),
    isDisabled: count === 0,
    run: () => {
      askFormat(scope);
    },
  });
  openMenu(anchor, 'Export which events', [
    toItem('Events that match the filter', matched, { kind: 'filtered' }),
    toItem('Starred events', marks.starCount, { kind: 'keys', keys: marks.marks.stars }),
    toItem('Events marked for comparing', marks.comparedRefs.length, {
      kind: 'refs',
      refs: marks.comparedRefs,
    }),
    toItem('The selected event', selected === undefined ? 0 : 1, {
      kind: 'refs',
      refs: selected === undefined ? [] : [selected],
    }),
  ]);
}
