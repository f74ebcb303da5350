/** The password of every demo account. */
export const DEMO_PASSWORD = 'headway-demo';

/** The accounts of the demo data, with what each is good for. */
export const DEMO_ACCOUNTS = [
  { email: 'owner@demo.test', title: 'Owner', can: 'runs the project and its members' },
  { email: 'editor@demo.test', title: 'Editor', can: 'starts and edits articles' },
  { email: 'commenter@demo.test', title: 'Commenter', can: 'reads and comments' },
  { email: 'viewer@demo.test', title: 'Viewer', can: 'reads' },
  { email: 'outsider@demo.test', title: 'Outsider', can: 'belongs to another project' },
  { email: 'operator@demo.test', title: 'Operator', can: 'watches over the installation' },
] as const;
