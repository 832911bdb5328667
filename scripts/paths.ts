import { join } from 'node:path';

/** The clone. */
export const root = join(import.meta.dirname, '..');

/** Ignored: what is downloaded or unpacked once, and needs no network afterwards. */
export const downloads = join(root, '.host');

/** Ignored: what `npm start` keeps between starts. */
export const cache = join(root, '.cache');
