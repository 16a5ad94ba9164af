import type { Finding } from './finding';
import type { Tree } from './tree';

/** One rule over a tree of files. `names` are all the findings it can make: each must have a planted violation. */
export interface Rule {
  readonly names: readonly string[];
  check(tree: Tree): Finding[] | Promise<Finding[]>;
}
