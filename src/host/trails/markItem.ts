import type * as vscode from 'vscode';
import type { IntegrityMark } from '../../core/integrity/integrityMark';
import { getRootPrefixes } from '../../core/trails/getRootPrefixes';
import { toS3FolderUri, toS3Uri } from './s3Uri';
import type { TrailNode } from './trailNode';

/** Gives the mark of an address. */
export type GetMark = (uri: vscode.Uri) => IntegrityMark | undefined;

/** Lets a row of a trail carry the mark of its validation: as a decoration, in its tooltip, and for those who listen. */
export function markItem(item: vscode.TreeItem, node: TrailNode, getMark: GetMark): vscode.TreeItem {
  if (node.kind !== 'trail' && node.kind !== 'place') {
    return item;
  }
  const { name, bucket } = node.trail;
  const object = node.kind === 'place' ? node.object : undefined;
  const uri =
    object === undefined
      ? toS3FolderUri(
          name,
          bucket,
          node.kind === 'trail' ? (getRootPrefixes(node.trail)[0] ?? '') : node.place.key,
        )
      : toS3Uri({ trail: name, bucket, object });
  item.resourceUri = uri;
  const mark = getMark(uri);
  if (mark !== undefined) {
    item.tooltip = `${typeof item.tooltip === 'string' ? item.tooltip : ''}\nValidation: ${mark.text}`;
    const label = typeof item.label === 'string' ? item.label : '';
    item.accessibilityInformation = {
      label: `${item.accessibilityInformation?.label ?? label}, ${mark.word}`,
    };
  }
  return item;
}
