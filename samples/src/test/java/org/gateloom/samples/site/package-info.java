/**
 * The documentation as a site: {@link org.gateloom.samples.site.Site} makes pages of the repository's Markdown by
 * commonmark-java, with a menu and with links that lead from page to page; each library cell has one, drawn by {@code
 * org.gateloom.samples.draw}. The test that makes it checks that all is linked and that no link leads nowhere, and leaves
 * it in {@code samples/target/site}.
 */
package org.gateloom.samples.site;
