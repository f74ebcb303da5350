/** Labels before a remark; the remark can be read without them. */
export const LABEL =
  /^(?:good to know|note|tip|warning|important|caution|recommended|recommendation|hint|info):\s+/iu;
