/** Files that operating systems and spreadsheets leave behind; not worth a remark. */
export const leftover = /^(\.|~\$|Thumbs\.db$|desktop\.ini$)/i;
