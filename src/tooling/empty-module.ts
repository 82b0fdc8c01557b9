/** Stands in for what is asked for and never used. */
export default {};
