import type * as vscode from 'vscode';

/** The documents that may be a migration's script. */
export const MIGRATION_FILES: vscode.DocumentFilter = { scheme: 'file', pattern: '**/*.sql' };
