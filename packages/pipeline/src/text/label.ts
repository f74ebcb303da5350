/** Matches a label before a remark, such as `Note: `. */
export const LABEL =
  /^(?:good to know|note|tip|warning|important|caution|recommended|recommendation|hint|info):\s+/iu;
