/**
 * What stands behind a gate's name: {@code forget * prev(c) + input * candidate}. A {@link
 * org.gateloom.spec.expression.Lexer} cuts the text into {@link org.gateloom.spec.expression.Token}s, the {@link
 * org.gateloom.spec.expression.Parser} makes an {@link org.gateloom.spec.expression.Expression} of them. Names are not
 * resolved here; {@code org.gateloom.spec.check} does that.
 *
 * <pre>
 * expression = term { ( "+" | "-" ) term } ;
 * term       = factor { ( "*" | "/" ) factor } ;
 * factor     = { "+" | "-" } primary ;
 * primary    = NUMBER | NAME [ "(" [ expression { "," expression } ] ")" ] | PARAMETER | "(" expression ")" ;
 * NUMBER     = ( DIGITS [ "." [ DIGITS ] ] | "." DIGITS ) [ ( "e" | "E" ) [ "+" | "-" ] DIGITS ] ;
 * NAME       = LETTER { LETTER | DIGIT | "_" } ;
 * PARAMETER  = NAME "." NAME ;
 * </pre>
 */
package org.gateloom.spec.expression;
