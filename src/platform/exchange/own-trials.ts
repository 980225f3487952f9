/** Systems, and message boxes of theirs, that developers take for themselves to try out with: `thu-` and eight hexadecimal digits. */
export const ownTrial = /^thu-[0-9a-f]{8}$/;
