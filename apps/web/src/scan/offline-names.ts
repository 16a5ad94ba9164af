// The names behind the codes of a credential, which only a device without the register's answer must know by itself. They
// come with the whole law, so they are fetched beside the page and not before it.
export { divisionName, findSubstance } from '@yby/regulation/contract';
