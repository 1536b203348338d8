import * as vscode from 'vscode';
import type { StoredObject } from '../../aws/s3/objectStore';
import { toByteSize } from '../../core/text/toByteSize';
import { getPlaceLabel } from '../../core/trails/getPlaceLabel';
import type { Trail } from '../../core/trails/trail';
import type { PlaceLevel, TrailPlace } from '../../core/trails/trailPlace';
import { getPlaceName } from '../../core/trails/trailPlace';
import { Commands } from '../ids';
import { toHistoryItem } from './eventHistory/toHistoryItem';
import type { MoreNode, NoticeNode, PlaceNode, StartNode, TrailNode } from './trailNode';
import { getNodeId } from './trailNode';

/** How a row of the tree looks. All texts are plain: names come from a bucket, and anybody may have chosen them. */
export function toTreeItem(node: TrailNode): vscode.TreeItem {
  switch (node.kind) {
    case 'trail':
      return toTrailItem(node.trail, getNodeId(node));
    case 'place':
      return node.place.level === 'file' ? toFileItem(node) : toFolderItem(node);
    case 'more':
      return toMoreItem(node);
    case 'notice':
      return toNoticeItem(node);
    case 'start':
      return toStartItem(node);
    case 'history':
    case 'history-region':
    case 'history-look-up':
      return toHistoryItem(node, getNodeId(node));
  }
}

function toTrailItem(trail: Trail, id: string): vscode.TreeItem {
  const item = new vscode.TreeItem(trail.name, vscode.TreeItemCollapsibleState.Collapsed);
  const place = `${trail.bucket}/${trail.prefix}`;
  item.id = id;
  item.description = trail.profile ?? '';
  item.iconPath = new vscode.ThemeIcon('cloud');
  item.contextValue = 'trail';
  // Without it a screen reader would say the tooltip in place of the name.
  item.accessibilityInformation = {
    label: trail.profile === undefined ? trail.name : `${trail.name}, profile ${trail.profile}`,
  };
  item.tooltip = [
    `s3://${place}`,
    ...(trail.region === undefined ? [] : [`Region ${trail.region}`]),
    ...(trail.endpoint === undefined ? [] : [`Endpoint ${trail.endpoint}`]),
    `Profile ${trail.profile ?? '(the active one)'}`,
  ].join('\n');
  return item;
}

const ICONS: Readonly<Partial<Record<PlaceLevel, string>>> = {
  organization: 'organization',
  account: 'account',
  stream: 'list-tree',
  region: 'globe',
  year: 'calendar',
  month: 'calendar',
  day: 'calendar',
};

function toFolderItem({ trail, place, isShortcut }: PlaceNode): vscode.TreeItem {
  const { label, description } = getPlaceLabel(place);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
  item.id = getNodeId({ kind: 'place', trail, place, isShortcut });
  item.description = isShortcut ? getShortcutDescription(trail, place) : description;
  item.iconPath = new vscode.ThemeIcon(isShortcut ? 'bookmark' : (ICONS[place.level] ?? 'folder'));
  item.contextValue = isShortcut ? `folder.${place.level}.shortcut` : `folder.${place.level}`;
  item.accessibilityInformation = {
    label: [label, item.description].filter((part) => part !== '').join(', '),
  };
  item.tooltip = `s3://${trail.bucket}/${place.key}`;
  return item;
}

function getShortcutDescription(trail: Trail, { account, region, level }: TrailPlace): string {
  const parts = [
    level === 'account' ? undefined : account,
    level === 'region' ? undefined : region,
    trail.name,
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

function toFileItem(node: PlaceNode): vscode.TreeItem {
  const { trail, place, object } = node;
  const { label, description } = getPlaceLabel(place);
  const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.None);
  item.id = getNodeId(node);
  const size = object === undefined ? '' : toByteSize(object.size);
  item.description = [size, description].filter((part) => part !== '').join(' · ');
  item.iconPath = new vscode.ThemeIcon('file-zip');
  item.contextValue = 'file';
  item.tooltip = getFileTooltip(trail, place, object);
  item.accessibilityInformation = { label: `${label}, ${size}, ${getPlaceName(place.key)}` };
  item.command = { command: Commands.openTrailFile, title: 'Open', arguments: [node] };
  return item;
}

function getFileTooltip(trail: Trail, { key, file }: TrailPlace, object: StoredObject | undefined): string {
  const toText = (time: number): string =>
    `${new Date(time).toISOString().slice(0, 19)}Z (${new Date(time).toLocaleString()} local time)`;
  return [
    getPlaceName(key),
    ...(file === undefined ? [] : [`Delivered ${toText(file.time)}`]),
    ...(object?.modified === undefined ? [] : [`Written ${toText(object.modified)}`]),
    ...(object === undefined ? [] : [`${object.size.toLocaleString('en')} bytes, ETag ${object.etag}`]),
    `s3://${trail.bucket}/${key}`,
  ].join('\n');
}

function toMoreItem(node: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem('Load more…', vscode.TreeItemCollapsibleState.None);
  item.id = getNodeId(node);
  item.description = `${node.shown.toLocaleString('en')} are shown`;
  item.iconPath = new vscode.ThemeIcon('ellipsis');
  item.contextValue = 'more';
  item.command = { command: Commands.loadMore, title: 'Load more', arguments: [node] };
  return item;
}

function toNoticeItem(node: NoticeNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.text, vscode.TreeItemCollapsibleState.None);
  item.id = getNodeId(node);
  item.tooltip = node.text;
  item.contextValue = `notice.${node.problem ?? 'empty'}`;
  item.iconPath =
    node.problem === undefined
      ? new vscode.ThemeIcon('info')
      : new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
  const command = getNoticeCommand(node);
  if (command !== undefined) {
    item.command = command;
  }
  return item;
}

function toStartItem(node: StartNode): vscode.TreeItem {
  const item = new vscode.TreeItem(node.text, vscode.TreeItemCollapsibleState.None);
  item.id = getNodeId(node);
  item.iconPath = new vscode.ThemeIcon(node.icon);
  item.contextValue = 'start';
  item.command = { command: node.command, title: node.text };
  return item;
}

/** What a click on a notice does: the thing that most probably helps. */
function getNoticeCommand(node: NoticeNode): vscode.Command | undefined {
  switch (node.problem) {
    case undefined:
      return undefined;
    case 'sign-in-expired':
      return { command: Commands.logIn, title: 'Log in', arguments: [node] };
    case 'no-credentials':
      return { command: Commands.selectProfile, title: 'Choose a profile' };
    case 'settings':
    case 'no-bucket':
    case 'wrong-region':
      return { command: Commands.editTrails, title: 'Edit the settings' };
    default:
      if (node.lookUp !== undefined) {
        return { command: Commands.lookUpEvents, title: 'Look up again', arguments: [node] };
      }
      return { command: Commands.refreshTrails, title: 'Try again', arguments: [node] };
  }
}
