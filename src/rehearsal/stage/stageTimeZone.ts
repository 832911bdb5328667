/**
 * Not UTC, which is what other sessions of ours say: there a change from timestamp to timestamptz
 * writes nothing anew, as it does everywhere else.
 */
export const STAGE_TIME_ZONE = 'Asia/Kathmandu';
