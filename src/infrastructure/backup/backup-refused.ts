/** A backup or restore that was not begun or not finished; the message is one clear Vietnamese sentence. */
export class BackupRefused extends Error {}
