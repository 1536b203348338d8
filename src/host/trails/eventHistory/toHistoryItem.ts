import * as vscode from 'vscode';
import { getRegionName } from '../../../core/explain/values/explainRegion';
import { toLookUpText } from '../../../core/trails/lookUp';
import { Commands } from '../../ids';
import { HISTORY_LIMITS } from './historyLimits';
import type { HistoryNode, HistoryRegionNode, LookUpNode } from './historyNode';

/** How a row of Event history looks. All texts are plain. */
export function toHistoryItem(node: HistoryNode, id: string): vscode.TreeItem {
  switch (node.kind) {
    case 'history': {
      const item = new vscode.TreeItem('Event history', vscode.TreeItemCollapsibleState.Collapsed);
      item.id = id;
      item.description = node.profile;
      item.iconPath = new vscode.ThemeIcon('history');
      item.contextValue = 'history';
      item.accessibilityInformation = { label: `Event history, profile ${node.profile}` };
      item.tooltip = `${HISTORY_LIMITS}\n\nProfile ${node.profile}`;
      return item;
    }
    case 'history-region':
      return toRegionItem(node, id);
    case 'history-look-up':
      return toLookUpItem(node, id);
  }
}

function toRegionItem(node: HistoryRegionNode, id: string): vscode.TreeItem {
  const { region, isOfProfile } = node;
  const item = new vscode.TreeItem(region, vscode.TreeItemCollapsibleState.None);
  item.id = id;
  const parts = [isOfProfile ? "the profile's Region" : undefined, getRegionName(region)];
  item.description = parts.filter((part) => part !== undefined).join(' · ');
  item.iconPath = new vscode.ThemeIcon('globe');
  item.contextValue = 'history.region';
  item.accessibilityInformation = { label: `${region}, ${item.description}` };
  item.tooltip = `Look up events of ${region}\n\n${HISTORY_LIMITS}`;
  item.command = { command: Commands.lookUpEvents, title: 'Look up events', arguments: [node] };
  return item;
}

function toLookUpItem(node: LookUpNode, id: string): vscode.TreeItem {
  const { lookUp, outcome } = node;
  const text = toLookUpText(lookUp);
  const item = new vscode.TreeItem(text, vscode.TreeItemCollapsibleState.None);
  item.id = id;
  item.description = [lookUp.region, outcome].filter((part) => part !== '').join(' · ');
  item.iconPath = new vscode.ThemeIcon('search');
  item.contextValue = 'history.look-up';
  item.accessibilityInformation = { label: `${text}, ${item.description}` };
  item.tooltip = `Look up again: ${text}\nRegion ${lookUp.region}${outcome === '' ? '' : `\nIn this window: ${outcome}`}`;
  item.command = { command: Commands.lookUpEvents, title: 'Look up again', arguments: [node] };
  return item;
}
