"""From text to what was written: tokens, trees and the one layout."""
