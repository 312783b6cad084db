# frozen_string_literal: true

require_relative "errors"

module JupiterIQ
  # What one answer holds of a list. `each` goes through the items of this answer, `all` on to the end of the list.
  class Page
    include Enumerable

    # @return [Array<Model>]
    attr_reader :data
    # @return [HTTPResponse]
    attr_reader :http_response

    # @api private
    def initialize(core, operation, path, query, options, told, http_response)
      @core = core
      @operation = operation
      @path = path
      @query = query
      @options = options
      @told = told
      @http_response = http_response
      @data = told["data"].map { |each| Models.const_get(operation.model).new(each) }
    end

    def each(&block)
      data.each(&block)
    end

    # @return [Integer, nil] how many there are in all; nil where nobody has counted
    def total
      @told["total"]
    end

    def more?
      !next_query.nil?
    end

    def next_cursor
      @told["next_cursor"]
    end

    # Of the event log and of changes: the position to go on with, also when nothing is there yet.
    def next_after
      @told["next_after"]
    end

    # @return [Page, nil]
    def next_page
      query = next_query or return nil
      if %i[cursor after].all? { |name| query[name] == @query[name] }
        raise JupiterIQError, "The list goes in circles: the server has told the same cursor again."
      end

      @core.call(@operation, @path, query, nil, @options)
    end

    # Goes through this page and all that follow, asking for each when it is needed.
    #
    # @return [Enumerator::Lazy] without a block
    def all(&block)
      return enum_for(:all).lazy unless block

      page = self
      while page
        page.data.each(&block)
        page = page.next_page
      end
    end

    def to_h
      @told.dup
    end

    def inspect
      "#<#{self.class.name} #{data.size} of #{total.inspect}>"
    end

    private

    def next_query
      if @operation.gives == :stretch
        return @told["has_more"] && next_after ? @query.merge(after: next_after) : nil
      end

      next_cursor && !next_cursor.empty? ? @query.except(:page, :offset).merge(cursor: next_cursor) : nil
    end
  end
end
