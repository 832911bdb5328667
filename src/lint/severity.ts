/** How bad a finding is, worst first. */
export type Severity = 'error' | 'warning' | 'info' | 'hint';
